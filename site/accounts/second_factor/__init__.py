"""Two-factor authentication: a code from an authenticator app, or one of ten recovery codes."""

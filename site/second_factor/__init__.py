"""After the password a code: from an app on the phone, or one of ten codes on paper."""

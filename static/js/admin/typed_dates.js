/**
 * Not a module: it must run before Wagtail's inline scripts make the pickers of dates and times.
 * Left to itself a picker replaces what it cannot read ("12 uur", "half 1") by the present moment. The text stays,
 * and the server reads it or says what is wrong.
 */
jQuery.fn.datetimepicker.defaults.validateOnBlur = false;

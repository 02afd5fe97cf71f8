package org.rapport.marketing.form;

import java.time.Instant;

/**
 * A form's key.
 *
 * @param end from when on nobody takes it
 */
record FormKey(String value, Instant end) {}

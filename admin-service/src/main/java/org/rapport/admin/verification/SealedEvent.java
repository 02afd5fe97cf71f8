package org.rapport.admin.verification;

import java.util.UUID;

/**
 * What was sealed of a row of a journal.
 *
 * @param eventId the row's id
 * @param digest  which it had, in hexadecimal
 * @param seal    the number of the first seal that covers it
 */
record SealedEvent(UUID eventId, String digest, long seal) {}

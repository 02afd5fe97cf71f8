/** A command: one transaction, one journal entry per aggregate, once per Idempotency-Key. */
@NullMarked
package org.rapport.kit.command;

import org.jspecify.annotations.NullMarked;

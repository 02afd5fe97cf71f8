/** Says, when asked over Kafka, what the journal holds now; whoever keeps the seals compares. */
@NullMarked
package org.rapport.kit.verification;

import org.jspecify.annotations.NullMarked;

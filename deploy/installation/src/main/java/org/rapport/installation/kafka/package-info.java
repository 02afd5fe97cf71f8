/** Kafka as an installation has it: its topics, its users, and what each of them may do there. */
@NullMarked
package org.rapport.installation.kafka;

import org.jspecify.annotations.NullMarked;

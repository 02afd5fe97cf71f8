/** Apache Kafka: broker and controller in one process. */
@NullMarked
package org.rapport.local.kafka;

import org.jspecify.annotations.NullMarked;

/** What the tests of every service need: a real PostgreSQL and Kafka, tokens, house rules. */
@NullMarked
package org.rapport.kit.testing;

import org.jspecify.annotations.NullMarked;

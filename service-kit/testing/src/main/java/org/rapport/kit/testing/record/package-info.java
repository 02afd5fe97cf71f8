/**
 * What records of every type owe their callers, as tests: {@link org.rapport.kit.testing.record.RecordRules} is all of
 * it, the other interfaces are its parts.
 */
@NullMarked
package org.rapport.kit.testing.record;

import org.jspecify.annotations.NullMarked;

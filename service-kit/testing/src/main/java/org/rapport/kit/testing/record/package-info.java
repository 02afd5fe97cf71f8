/**
 * What records of every type owe their callers, as tests: {@link org.rapport.kit.testing.record.RecordRules} for types
 * with the standard commands, {@link org.rapport.kit.testing.record.ReadRules} for those that are only read,
 * {@link org.rapport.kit.testing.record.OwnCommandRules} for those with commands of their own,
 * {@link org.rapport.kit.testing.record.PartRules} for those that are listed below another; the interfaces are their parts.
 */
@NullMarked
package org.rapport.kit.testing.record;

import org.jspecify.annotations.NullMarked;

package org.rapport.kit.record;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * By what a record says who cares for it.
 *
 * @param property of the public record and of the entity
 * @param subject  reads it from a record
 */
record Owner<R>(String property, Function<? super R, @Nullable String> subject) {}

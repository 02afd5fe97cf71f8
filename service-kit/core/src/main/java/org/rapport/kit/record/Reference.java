package org.rapport.kit.record;

import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.persistence.Aggregate;

/**
 * A property by which records name one of another type, or of their own. As long as a record lives, those that it names
 * do.
 *
 * @param property such as {@code accountId}, of the public record and of the entity
 * @param entity   of the type that is named
 * @param id       reads it
 */
public record Reference<R>(
        String property, Class<? extends Aggregate<?>> entity, Function<? super R, @Nullable UUID> id) {}

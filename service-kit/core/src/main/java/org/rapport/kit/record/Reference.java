package org.rapport.kit.record;

import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.rapport.kit.persistence.Aggregate;

/**
 * A property by which records name one of another type, or of their own, or several. As long as a record lives, those that it
 * names do.
 *
 * @param property such as {@code accountId}, of the public record
 * @param path     of the entity; that of a set of ids, if it names several
 * @param several  whether it can name more than one
 * @param entity   of the type that is named
 * @param ids      reads them
 */
public record Reference<R>(
        String property,
        String path,
        boolean several,
        Class<? extends Aggregate<?>> entity,
        Function<? super R, Set<UUID>> ids) {}

package org.rapport.gateway.status;

import io.vertx.core.Future;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rapport.gateway.route.Service;

/** Asks all parts how they are, once for everybody who wants to know meanwhile and in the second after. */
@Singleton
final class Rounds {

    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final OwnPart own;
    private final ServiceParts services;
    private @Nullable Future<Round> last;

    Rounds(OwnPart own, ServiceParts services) {
        this.own = own;
        this.services = services;
    }

    /** The round underway, or that of the last second, or else a new one. */
    synchronized Future<Round> latest() {
        var known = last;
        if (known == null || known.isComplete() && !isFresh(known)) {
            known = begin();
            last = known;
        }
        return known;
    }

    private static boolean isFresh(Future<Round> round) {
        return round.succeeded() && System.nanoTime() - round.result().nanos() < FRESH_NANOS;
    }

    private Future<Round> begin() {
        var asking = Stream.of(Service.values()).map(services::of).toList();
        return Future.all(asking)
                .map(_ -> new Round(
                        Instant.now().truncatedTo(ChronoUnit.MILLIS),
                        System.nanoTime(),
                        own.look(),
                        asking.stream().map(Future::result).toList()));
    }
}

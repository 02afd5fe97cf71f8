package org.rapport.gateway.route;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rapport.gateway.exchange.Problem;
import org.rapport.gateway.exchange.Refused;
import org.rapport.gateway.token.Caller;

/**
 * A number of places, and a number of further ones to wait for them. A caller gets a quarter of either and a tenant three
 * quarters, so that nobody keeps the others out by being slow or many. Tenants that wait take turns. Lives on one event
 * loop.
 */
final class Places {

    private static final int SECONDS_TO_WAIT = 1;

    private final Shares held;
    private final Shares waiting;
    private final Map<UUID, ArrayDeque<Place>> queues = new LinkedHashMap<>();

    Places(int places, int waitingPlaces) {
        held = new Shares(places);
        waiting = new Shares(waitingPlaces);
    }

    /** A place that is not taken yet. */
    Place placeFor(Caller caller) {
        return new Place(caller);
    }

    int taken() {
        return held.all;
    }

    int waiting() {
        return waiting.all;
    }

    private void grantNext() {
        var next = firstThatMay();
        if (next != null) {
            var tenant = next.caller.tenant();
            var queue = queues.remove(tenant);
            queue.remove(next);
            if (!queue.isEmpty()) {
                queues.put(tenant, queue);
            }
            waiting.giveBack(next.caller);
            next.hold();
        }
    }

    private @Nullable Place firstThatMay() {
        if (held.isFull()) {
            return null;
        }
        for (var queue : queues.values()) {
            for (var place : queue) {
                if (held.hasRoomFor(place.caller)) {
                    return place;
                }
            }
        }
        return null;
    }

    private Refused refusalOf(Caller caller) {
        return new Refused(
                waiting.isFull() && held.hasShareFor(caller)
                        ? busy()
                        : Problem.of(429, "too-many-at-once", "Too many requests at once")
                                .detail("Earlier requests of this caller or organization are still being worked on.")
                                .header("Retry-After", Integer.toString(SECONDS_TO_WAIT)));
    }

    static Problem busy() {
        return Problem.unavailable("service-busy", "Too many requests wait for this service.", SECONDS_TO_WAIT);
    }

    /** One caller's place: asked for, waited for, held, left. */
    final class Place {

        private final Caller caller;
        private State state = State.NEW;
        private @Nullable Runnable granted;

        private Place(Caller caller) {
            this.caller = caller;
        }

        /** Runs {@code whenGranted} once the place is held, at once if there is one; {@link Refused} when nobody may wait. */
        void take(Runnable whenGranted) {
            granted = whenGranted;
            if (held.hasRoomFor(caller)) {
                hold();
            } else if (waiting.hasRoomFor(caller)) {
                state = State.WAITING;
                waiting.take(caller);
                queues.computeIfAbsent(caller.tenant(), _ -> new ArrayDeque<>()).add(this);
            } else {
                throw refusalOf(caller);
            }
        }

        /** Gives it up, wherever it stands; a second time does nothing. */
        void leave() {
            var before = state;
            state = State.LEFT;
            if (before == State.HELD) {
                held.giveBack(caller);
                grantNext();
            } else if (before == State.WAITING) {
                waiting.giveBack(caller);
                var queue = queues.get(caller.tenant());
                queue.remove(this);
                if (queue.isEmpty()) {
                    queues.remove(caller.tenant());
                }
            }
        }

        private void hold() {
            state = State.HELD;
            held.take(caller);
            granted.run();
        }
    }

    private enum State {
        NEW,
        WAITING,
        HELD,
        LEFT
    }

    /** How many of {@code size} are taken: of all, by each tenant, by each caller. */
    private static final class Shares {

        private final int size;
        private final int ofTenant;
        private final int ofCaller;
        private final Map<Object, Integer> taken = new HashMap<>();
        private int all;

        Shares(int size) {
            this.size = size;
            this.ofTenant = share(size, 3);
            this.ofCaller = share(size, 1);
        }

        private static int share(int size, int quarters) {
            return (size * quarters + 3) / 4;
        }

        boolean isFull() {
            return all >= size;
        }

        boolean hasShareFor(Caller caller) {
            return of(caller) < ofCaller && of(caller.tenant()) < ofTenant;
        }

        boolean hasRoomFor(Caller caller) {
            return !isFull() && hasShareFor(caller);
        }

        void take(Caller caller) {
            all++;
            taken.merge(caller, 1, Integer::sum);
            taken.merge(caller.tenant(), 1, Integer::sum);
        }

        void giveBack(Caller caller) {
            all--;
            taken.computeIfPresent(caller, Shares::less);
            taken.computeIfPresent(caller.tenant(), Shares::less);
        }

        private int of(Object key) {
            return taken.getOrDefault(key, 0);
        }

        private static @Nullable Integer less(Object key, int count) {
            return count == 1 ? null : Integer.valueOf(count - 1);
        }
    }
}

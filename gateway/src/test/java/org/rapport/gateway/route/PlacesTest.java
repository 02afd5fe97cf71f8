package org.rapport.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rapport.gateway.exchange.Refused;
import org.rapport.gateway.token.Caller;

/** Eight places and eight to wait: a caller gets two of either, a tenant six. */
class PlacesTest {

    private static final UUID ACME = UUID.randomUUID();
    private static final UUID GLOBEX = UUID.randomUUID();

    private final Places places = new Places(8, 8);
    private final List<String> granted = new ArrayList<>();

    @Test
    void givesACallerAQuarterAndLetsAsManyWait() {
        fill(ACME, "ada", 4);

        assertThat(granted).containsExactly("ada", "ada");
        assertThat(places.waiting()).isEqualTo(2);
        assertThatThrownBy(() -> fill(ACME, "ada", 1)).satisfies(failure -> assertRefused(failure, 429));
    }

    @Test
    void givesATenantThreeQuarters() {
        for (var name : new String[] {"ada", "bob", "cem", "dee"}) {
            fill(ACME, name, 2);
        }
        fill(GLOBEX, "gus", 2);

        assertThat(granted).containsExactly("ada", "ada", "bob", "bob", "cem", "cem", "gus", "gus");
    }

    @Test
    void letsTenantsThatWaitTakeTurns() {
        var held = new ArrayList<Places.Place>();
        for (var name : new String[] {"ada", "bob", "cem"}) {
            held.addAll(fill(ACME, name, 2));
        }
        held.addAll(fill(GLOBEX, "gus", 2));
        fill(ACME, "dee", 2);
        fill(GLOBEX, "hal", 2);
        granted.clear();

        held.forEach(Places.Place::leave);

        assertThat(granted).containsExactly("dee", "hal", "dee", "hal");
    }

    @Test
    void saysThatTheServiceIsBusyToWhomHasDoneNothing() {
        for (var tenant = 0; tenant < 8; tenant++) {
            fill(UUID.randomUUID(), "someone", 2);
        }

        assertThatThrownBy(() -> fill(ACME, "ada", 1)).satisfies(failure -> assertRefused(failure, 503));
    }

    @Test
    void whoLeavesTheQueueIsNotGranted() {
        var held = fill(ACME, "ada", 2);
        var waiting = fill(ACME, "ada", 1);
        granted.clear();

        waiting.forEach(Places.Place::leave);
        held.forEach(Places.Place::leave);
        held.forEach(Places.Place::leave);

        assertThat(granted).isEmpty();
        assertThat(places.taken()).isZero();
        assertThat(places.waiting()).isZero();
    }

    /** However they come and go: never too many, and nobody waits who could be served. */
    @Test
    void neverGivesMoreThanThereAre() {
        var random = new Random(20_261_128);
        var tenants = List.of(ACME, GLOBEX, UUID.randomUUID());
        var there = new ArrayList<Places.Place>();
        for (var step = 0; step < 20_000; step++) {
            if (there.isEmpty() || random.nextInt(5) < 3) {
                try {
                    there.addAll(fill(tenants.get(random.nextInt(3)), "caller " + random.nextInt(6), 1));
                } catch (Refused _) {
                    // Full for this one.
                }
            } else {
                there.remove(random.nextInt(there.size())).leave();
            }
            assertThat(places.taken()).isBetween(0, 8);
            assertThat(places.waiting()).isBetween(0, 8);
            assertThat(places.taken() + places.waiting()).isEqualTo(there.size());
        }
        there.forEach(Places.Place::leave);
        assertThat(places.taken() + places.waiting()).isZero();
    }

    private List<Places.Place> fill(UUID tenant, String name, int times) {
        return IntStream.range(0, times)
                .mapToObj(_ -> {
                    var place = places.placeFor(new Caller(tenant, name, "crm-spa"));
                    place.take(() -> granted.add(name));
                    return place;
                })
                .toList();
    }

    private static void assertRefused(Throwable failure, int status) {
        assertThat(((Refused) failure).problem().status()).isEqualTo(status);
        assertThat(((Refused) failure).problem().headers()).containsKey("Retry-After");
    }
}

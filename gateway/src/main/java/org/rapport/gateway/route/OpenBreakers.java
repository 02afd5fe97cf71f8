package org.rapport.gateway.route;

import jakarta.inject.Singleton;

/** Which services are not asked at the moment, because they did not answer. */
@Singleton
public final class OpenBreakers {

    private final Breakers breakers;

    OpenBreakers(Breakers breakers) {
        this.breakers = breakers;
    }

    public boolean contains(Service service) {
        return breakers.of(service).isOpen();
    }
}

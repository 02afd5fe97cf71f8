package org.rapport.gateway.route;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.rapport.kit.startup.Addresses;
import org.rapport.kit.startup.StartRule;

/** Each service can be called where it is said to be. */
@Singleton
final class ServicesRule implements StartRule {

    private final Function<Service, URI> addresses;

    @Inject
    ServicesRule(RouteConfig config) {
        this(config::addressOf);
    }

    ServicesRule(Function<Service, URI> addresses) {
        this.addresses = addresses;
    }

    @Override
    public List<String> findings() {
        return Arrays.stream(Service.values())
                .filter(service ->
                        Addresses.parse(addresses.apply(service).toString()).isEmpty())
                .map(service -> "CRM_" + service.name() + "_URL is no http or https address with a host: set the one by"
                        + " which the gateway reaches the service, as http://" + service.word() + ":8080")
                .toList();
    }
}

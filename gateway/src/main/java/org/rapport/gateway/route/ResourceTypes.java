package org.rapport.gateway.route;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which service owns the records of a type. The types are those that its document tells under {@code x-permissions}. */
public final class ResourceTypes {

    private static final Map<Service, List<String>> TYPES = Map.of(
            Service.SALES, List.of("account", "contact", "lead", "opportunity"),
            Service.MARKETING, List.of("audience", "capture", "form"),
            Service.SUPPORT, List.of("customer", "ticket"),
            Service.ADMIN, List.of("audit", "member", "policy", "role", "setting", "tag", "team"));

    private static final SortedMap<String, Service> OWNERS = owners();

    private ResourceTypes() {}

    /** The service that owns the records of that type, or null. */
    public static @Nullable Service ownerOf(String type) {
        return OWNERS.get(type);
    }

    /** All that there are, in words. */
    public static String enumerated() {
        return String.join(", ", OWNERS.keySet());
    }

    static List<String> of(Service service) {
        return TYPES.get(service);
    }

    private static SortedMap<String, Service> owners() {
        var owners = new TreeMap<String, Service>();
        TYPES.forEach((service, types) -> types.forEach(type -> owners.put(type, service)));
        return owners;
    }
}

package org.rapport.installation.setting;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.rapport.installation.Component;

/** A program with an environment: the components, and the job that migrates a service's database before it starts. */
public enum Part {
    GATEWAY,
    ADMIN,
    MARKETING,
    SALES,
    SUPPORT,
    MIGRATION,
    KEYCLOAK;

    /** All services, each with what the kit gives it. */
    static final Set<Part> SERVICES =
            EnumSet.copyOf(Component.services().stream().map(Part::of).toList());

    public static Part of(Component component) {
        return valueOf(component.name());
    }

    /** The folders of a checkout, below which this part's mappings are; what holds for every service comes first. */
    List<String> modules() {
        return switch (this) {
            case GATEWAY -> List.of("service-kit/startup", "gateway");
            case ADMIN -> List.of("service-kit/startup", "service-kit/core", "admin-service");
            case MARKETING, SALES, SUPPORT ->
                List.of("service-kit/startup", "service-kit/core", "service-kit/jobs", this + "-service");
            case MIGRATION, KEYCLOAK -> List.of();
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

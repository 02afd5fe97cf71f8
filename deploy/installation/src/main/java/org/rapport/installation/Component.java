package org.rapport.installation;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What runs in an installation and is told something by its surroundings. */
public enum Component {
    GATEWAY,
    ADMIN,
    MARKETING,
    SALES,
    SUPPORT,
    /** Somebody else's program, with our realms and themes. */
    KEYCLOAK;

    /** Those with a database, a journal and a topic of their own. */
    public static List<Component> services() {
        return Stream.of(values()).filter(Component::isService).toList();
    }

    public boolean isService() {
        return this != GATEWAY && this != KEYCLOAK;
    }

    /** Its name, also of a service's database and of its role at run time. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package org.rapport.installation.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.rapport.installation.Component;

/**
 * A secret that is one text and is known to several: each of them is told it by a variable of its environment.
 *
 * @param purpose what it is for
 * @param places who is told it, and how
 * @param exchange how it is exchanged
 */
public record SharedSecret(String purpose, List<Place> places, String exchange) {

    /** Whose environment: a component, or one of those below. */
    public record Place(String holder, String variable) {}

    /** Who makes roles and databases: see {@code bootstrap.psql}. */
    public static final String POSTGRES = "postgres";
    /** Who brings the realms to what their files say: {@code ./crm realm} and {@code ./crm operator}. */
    public static final String REALM = "realm";

    private static final String AT_POSTGRES = "run bootstrap.psql with the new one, then restart its holder";
    private static final String AT_KEYCLOAK =
            "at the client's credentials in the admin console, then in both files, then restart its other holder";

    /** Who migrates a service's database. */
    public static String migrationOf(Component service) {
        return service + "-migration";
    }

    /** Every one of an installation, in the order in which they are shown. */
    public static List<SharedSecret> all() {
        List<SharedSecret> all = new ArrayList<>();
        for (Component service : Component.services()) {
            String prefix = "CRM_" + service.name().toUpperCase(Locale.ROOT);
            String name = service.toString();
            all.add(new SharedSecret(
                    "signs in as " + name + "_owner, who owns the tables of " + name,
                    List.of(
                            new Place(POSTGRES, prefix + "_OWNER_PASSWORD"),
                            new Place(migrationOf(service), "CRM_DB_OWNER_PASSWORD")),
                    "run bootstrap.psql with the new one"));
            all.add(new SharedSecret(
                    "signs in as " + name + ", who reads and writes rows of " + name,
                    List.of(new Place(POSTGRES, prefix + "_PASSWORD"), new Place(name, "QUARKUS_DATASOURCE_PASSWORD")),
                    AT_POSTGRES));
            all.add(new SharedSecret(
                    "signs in as " + name + "_relay, who reads the journal's stream of " + name,
                    List.of(new Place(POSTGRES, prefix + "_RELAY_PASSWORD"), new Place(name, "CRM_RELAY_PASSWORD")),
                    AT_POSTGRES));
        }
        all.add(new SharedSecret(
                "signs in as keycloak, who owns Keycloak's database",
                List.of(new Place(POSTGRES, "CRM_KEYCLOAK_PASSWORD"), keycloak("KC_DB_PASSWORD")),
                AT_POSTGRES));
        all.add(new SharedSecret(
                "the client crm-gateway, with which browsers are signed in",
                List.of(keycloak("CRM_GATEWAY_CLIENT_SECRET"), at(Component.GATEWAY, "CRM_GATEWAY_CLIENT_SECRET")),
                AT_KEYCLOAK));
        all.add(new SharedSecret(
                "the client crm-admin, which manages people and organisations",
                List.of(
                        keycloak("CRM_KEYCLOAK_ADMIN_CLIENT_SECRET"),
                        at(Component.ADMIN, "CRM_KEYCLOAK_ADMIN_CLIENT_SECRET")),
                AT_KEYCLOAK));
        all.add(new SharedSecret(
                "a client of the realm master, which administers Keycloak; made at its first start",
                List.of(keycloak("KC_BOOTSTRAP_ADMIN_CLIENT_SECRET"), new Place(REALM, "CRM_KEYCLOAK_CLIENT_SECRET")),
                AT_KEYCLOAK));
        all.add(new SharedSecret(
                "the first administrator of Keycloak, for the admin console; made at its first start",
                List.of(keycloak("KC_BOOTSTRAP_ADMIN_PASSWORD")),
                "by the account's owner, in the account console"));
        return all;
    }

    private static Place keycloak(String variable) {
        return at(Component.KEYCLOAK, variable);
    }

    private static Place at(Component component, String variable) {
        return new Place(component.toString(), variable);
    }
}

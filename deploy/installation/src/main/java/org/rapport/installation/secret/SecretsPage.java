package org.rapport.installation.secret;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.rapport.installation.Component;
import org.rapport.installation.secret.SharedSecret.Place;

/** {@code docs/operations/secrets.md}: every secret of an installation, who has it, and what becomes of it. */
final class SecretsPage {

    private static final String BEGINNING = """
            # Secrets

            Every secret of an installation, who has it, and how it is exchanged. Nobody has another one. This page is made
            from the code that makes them (`deploy/installation`, package `secret`).

                ./crm keys FOLDER make

            makes in a folder of yours, for its owner only, what is not there yet: `keys/<part>` are the files that a part has
            mounted (`CRM_KEYS_DIR` names the place), `variables/<part>.env` what it has in its environment. Give each part
            its own folder and file, and keep the whole in a safe place: a lost journal key makes every digest of that
            journal unverifiable. What `./crm up` makes for a developer's machine begins with `local-`, and is refused
            wherever others reach the suite.

            ## Keys

            """;

    private static final String AFTER_KEYS = """

            A key is exchanged without signing anybody out, in three steps. Each is given to every replica before the next:

                ./crm keys FOLDER                   # which keys there are, since when
                ./crm keys FOLDER next session      # the next key, behind: all can read what it will make
                ./crm keys FOLDER promote session   # it makes what is new
                ./crm keys FOLDER retire session    # the former one is gone; refused as long as what it made is good

            **A key that leaked** goes at once: `next`, `promote`, `retire … --leaked`, then give the files to all. What it
            made is refused from then on: everybody signs in again (session), every form needs a new key (capability), and
            requests under way fail for a moment (signing).

            **A journal key is never exchanged**: each row's digest is made with it. Who has it and may write to the
            database could change history unseen by the digests; the seals outside the database still tell.

            ## Passwords and client secrets

            """;

    private static final String AFTER_SHARED = """

            A password of PostgreSQL is one for all replicas of its holder: between `bootstrap.psql` and the restart, open
            connections go on, and new ones fail. `KC_BOOTSTRAP_ADMIN_…` count at Keycloak's first start only; take them
            away afterwards.

            ## By part

            """;

    private static final String END = """

            ## What others make

            | secret | who has it | from |
            |---|---|---|
            | PostgreSQL's superuser, or who else may make roles and databases | who runs `bootstrap.psql`, as `PGUSER` and `PGPASSWORD`; no part of ours | the operator of PostgreSQL |
            | a name and password at Kafka, one for each part and one for the migration jobs | gateway, services and migration jobs, in `KAFKA_SASL_JAAS_CONFIG` | the operator of Kafka, with [these rights](kafka.md) |
            | a name and password at the mail server | Keycloak, in `CRM_SMTP_USER` and `CRM_SMTP_PASSWORD` | the operator of the mail server |
            | the private key of the certificate | what stands before the gateway and Keycloak | your certificate authority |
            """;

    private SecretsPage() {}

    static String text() {
        StringBuilder page = new StringBuilder(BEGINNING);
        page.append("| file | who has it | what it is | exchanged |\n|---|---|---|---|\n");
        page.append(row(
                "`internal-signing.jwk`", "gateway", "signs internal tokens: a private EC P-256 key", "as `signing`"));
        for (KeyKind kind : KeyKind.values()) {
            page.append(row(
                    "`" + kind.file() + "`",
                    names(kind.holders()),
                    kind.purpose(),
                    "as `" + kind + "`; the former one is needed for " + told(kind.needed())));
        }
        page.append(row(
                "`journal-<service>.key`", "that service", "digests of its journal: 32 bytes in base64url", "never"));
        page.append(AFTER_KEYS);
        page.append("| what it is for | who is told it, by which variable | exchanged |\n|---|---|---|\n");
        for (SharedSecret secret : SharedSecret.all()) {
            String places = secret.places().stream()
                    .map(place -> place.holder() + ": `" + place.variable() + "`")
                    .collect(Collectors.joining("<br>"));
            page.append(row(secret.purpose(), places, secret.exchange()));
        }
        page.append(AFTER_SHARED);
        page.append("| part | files | variables |\n|---|---|---|\n");
        for (String holder : holders()) {
            page.append(row(holder, code(Keys.filesOf(holder)), code(variablesOf(holder))));
        }
        return page.append(END).toString();
    }

    /** Everyone who has a secret. */
    private static Set<String> holders() {
        Set<String> holders = new LinkedHashSet<>();
        for (Component component : Component.values()) {
            holders.add(component.toString());
        }
        SharedSecret.all().forEach(secret -> secret.places().forEach(place -> holders.add(place.holder())));
        return holders;
    }

    private static List<String> variablesOf(String holder) {
        return SharedSecret.all().stream()
                .flatMap(secret -> secret.places().stream())
                .filter(place -> place.holder().equals(holder))
                .map(Place::variable)
                .toList();
    }

    private static String told(Duration time) {
        return time.toDays() > 1 ? time.toDays() + " days" : time.toHours() + " h";
    }

    private static String names(List<Component> components) {
        return components.stream().map(Component::toString).collect(Collectors.joining(", "));
    }

    private static String code(List<String> words) {
        List<String> marked = new ArrayList<>();
        words.forEach(word -> marked.add("`" + word + "`"));
        return String.join(" ", marked);
    }

    private static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }
}

package org.rapport.local.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rapport.local.keycloak.Jwt.claims;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Operators as an installation makes them: by a command and a mail. */
@ExtendWith(LocalKeycloak.Extension.class)
@ResourceLock(LocalKeycloak.NAME)
class OperatorCommandTest {

    private static final String PASSWORD = "a-password-of-her-own";

    private static LocalKeycloak local;

    @TempDir
    Path secrets;

    @BeforeAll
    static void start(LocalKeycloak running) {
        local = running;
    }

    @Test
    void whoIsInvitedJoinsByTheLinkAndIsAnOperatorWithTheSecondFactor() {
        String address = "olivia@operations.example";

        assertThat(run(address, "Olivia", "Orr")).singleElement().asString().startsWith(address + " is sent a mail");
        assertThat(run())
                .anySatisfy(line -> assertThat(line).startsWith(address).endsWith("has not joined yet"));

        Invitation.accept(local.mail().invitation(address).orElseThrow(), PASSWORD);
        assertThat(run())
                .anySatisfy(line -> assertThat(line).startsWith(address).contains("without a second factor"));

        assertThat(roles(address)).contains("platform-admin");
        assertThat(run())
                .anySatisfy(line -> assertThat(line).startsWith(address).endsWith(" operator"));
        assertThat(run(address, "Olivia", "Orr")).containsExactly(address + " is an operator");
    }

    @Test
    void whoIsRemovedIsNone() {
        String address = "otto@operations.example";
        run(address, "Otto", "Ohm");
        Invitation.accept(local.mail().invitation(address).orElseThrow(), PASSWORD);

        run(address, "--remove");

        assertThat(run()).noneSatisfy(line -> assertThat(line).startsWith(address));
        String id = local.admin().account(address).orElseThrow();
        assertThat(local.admin().isMember(local.admin().organization("platform").orElseThrow(), id))
                .isFalse();
        assertThat(roles(address)).doesNotContain("platform-admin");
    }

    @Test
    void anAccountThatIsThereKeepsItsPassword() {
        String address = "omar@operations.example";
        local.admin().person(new Person(address, "Omar", "Oz"), PASSWORD);

        run(address, "Omar", "Oz");
        Invitation.accept(local.mail().invitation(address).orElseThrow(), "another-password-that-nobody-asks");

        assertThat(roles(address)).contains("platform-admin");
    }

    @Test
    void refusesWhatItDoesNotUnderstand() {
        assertThatThrownBy(() -> run("olga")).hasMessageContaining("not an e-mail address: olga");
        assertThatThrownBy(() -> run("olga@operations.example")).hasMessageStartingWith("./crm operator");
        assertThatThrownBy(() -> run("nobody@operations.example", "--remove"))
                .hasMessage("nobody has the address nobody@operations.example");
        assertThatThrownBy(() -> OperatorCommand.run(
                        local.keycloak(), Map.of("CRM_KEYCLOAK_URL", "https://login.example.com"), List.of(), _ -> {}))
                .hasMessageContaining("needs CRM_KEYCLOAK_CLIENT in the environment");
    }

    /** The realm roles of a token that shows the second factor, which the first sign-in sets up. */
    private String roles(String address) {
        Tokens tokens = PkceLogin.at(local.keycloak().url(), KeycloakServer.REALM)
                .organization("platform")
                .factor(SecondFactor.in(secrets.resolve(address)))
                .login(address, PASSWORD);
        return claims(tokens.accessToken()).at("/realm_access/roles").toString();
    }

    private static List<String> run(String... arguments) {
        List<String> lines = new ArrayList<>();
        OperatorCommand.run(local.keycloak(), Map.of(), List.of(arguments), lines::add);
        return lines;
    }
}

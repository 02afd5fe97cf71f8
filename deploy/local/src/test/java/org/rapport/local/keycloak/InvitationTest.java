package org.rapport.local.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rapport.local.keycloak.Jwt.claims;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.rapport.local.StackException;
import org.rapport.local.mail.Mail;
import org.rapport.local.mail.MailServer;

/** Keycloak's mail that invites a person to an organisation, and what its link does. */
@ExtendWith(LocalKeycloak.Extension.class)
@ResourceLock(LocalKeycloak.NAME)
class InvitationTest {

    private static KeycloakServer keycloak;
    private static KeycloakAdmin admin;
    private static MailServer mail;

    @BeforeAll
    static void start(LocalKeycloak running) {
        keycloak = running.keycloak();
        admin = running.admin();
        mail = running.mail();
        admin.organization("Acme", "acme");
    }

    /** With names as they stand in passports. */
    @Test
    void anInvitedPersonJoinsByTheLinkOfTheMailAndSetsAPassword() {
        Person rajesh = new Person("rajesh@acme.example", "Rajesh a/l", "Kumar (\u0645\u062d\u0645\u062f) & \"Co\"");
        String acme = admin.organization("acme").orElseThrow();
        String id = admin.account(rajesh, Map.of("emailVerified", true, "requiredActions", List.of("UPDATE_PASSWORD")));
        admin.invite(acme, id);
        URI link = mail.invitation(rajesh.email()).orElseThrow();

        assertThat(admin.isMember(acme, id)).isFalse();
        Invitation.accept(link, "a-brand-new-password");

        assertThat(admin.isMember(acme, id)).isTrue();
        JsonNode claims = claims(PkceLogin.at(keycloak.url(), KeycloakServer.REALM)
                .organization("acme")
                .login(rajesh.email(), "a-brand-new-password")
                .accessToken());
        assertThat(claims.path("organization").has("acme")).isTrue();
        assertThat(claims.path("name").asText()).isEqualTo(rajesh.firstName() + " " + rajesh.lastName());
        assertThatThrownBy(() -> Invitation.accept(link, "yet-another-password"))
                .isInstanceOf(StackException.class);
    }

    @Test
    void anInvitedPersonChoosesNoShortPassword() {
        Person shorty = new Person("shorty@acme.example", "Shorty", "Short");
        String id = admin.account(shorty, Map.of("emailVerified", true, "requiredActions", List.of("UPDATE_PASSWORD")));
        admin.invite(admin.organization("acme").orElseThrow(), id);
        URI link = mail.invitation(shorty.email()).orElseThrow();

        assertThatThrownBy(() -> Invitation.accept(link, "short")).hasMessageContaining("minimum length 12");
    }

    @Test
    void anInvitationSpeaksTheLanguageOfThePersonAndNamesTheOrganisation() {
        Person greta = new Person("greta@acme.example", "Greta", "Grün");
        String id = admin.account(greta, Map.of("emailVerified", true, "attributes", Map.of("locale", List.of("de"))));
        String umbrella = created(
                "/organizations", Map.of("name", "umbrella", "alias", "umbrella", "description", "Umbrella & Söhne"));

        admin.invite(umbrella, id);

        Mail invitation = mail.mails().reversed().stream()
                .filter(it -> it.to().equals(greta.email()))
                .findFirst()
                .orElseThrow();
        assertThat(invitation.subject()).isEqualTo("Sie sind zu Rapport CRM eingeladen");
        assertThat(invitation.text()).contains("Guten Tag Greta,", "bei Umbrella & Söhne mitzuarbeiten");
    }

    private static String created(String path, Map<String, Object> thing) {
        String location =
                admin.call("POST", path, thing).headers().firstValue("location").orElseThrow();
        return location.substring(location.lastIndexOf('/') + 1);
    }
}

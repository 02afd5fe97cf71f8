package org.rapport.admin.session;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.rapport.admin.keycloak.KeycloakSession;
import org.rapport.admin.keycloak.KeycloakSessions;
import org.rapport.kit.problem.DomainException;

/** A person's sessions, on whatever device. */
@ApplicationScoped
class PersonalSessions {

    private final KeycloakSessions keycloak;
    private final SessionEnds ends;

    PersonalSessions(KeycloakSessions keycloak, SessionEnds ends) {
        this.keycloak = keycloak;
        this.ends = ends;
    }

    List<KeycloakSession> of(String subject) {
        return keycloak.of(subject);
    }

    /** Has its tokens refused everywhere, and ends it at Keycloak: in this order, for what has ended there is not found again. */
    void end(String id, String subject) {
        List<KeycloakSession> those = keycloak.of(subject).stream()
                .filter(session -> session.id().equals(id))
                .toList();
        if (those.isEmpty()) {
            throw new DomainException.NotFound();
        }
        ends.tell(id, subject);
        those.forEach(keycloak::end);
    }
}

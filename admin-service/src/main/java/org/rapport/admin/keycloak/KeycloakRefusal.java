package org.rapport.admin.keycloak;

/** Keycloak understood, and said no: trying again does not help by itself. */
public final class KeycloakRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    KeycloakRefusal(String message) {
        super(message);
    }
}

package org.rapport.identity;

/** Keycloak did not answer, or refused; the message says to what, and its reason. */
public final class KeycloakException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    KeycloakException(String message) {
        super(message);
    }

    KeycloakException(String message, Throwable cause) {
        super(message, cause);
    }
}

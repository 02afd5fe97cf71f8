package org.rapport.admin.keycloak;

/**
 * A person's account.
 *
 * @param subject the id in every token
 * @param usable  whether the person has a password or another way to sign in
 */
public record KeycloakAccount(String subject, boolean usable) {}

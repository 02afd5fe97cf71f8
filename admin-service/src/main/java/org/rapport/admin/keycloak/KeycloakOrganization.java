package org.rapport.admin.keycloak;

import java.util.UUID;

/**
 * An organisation in Keycloak.
 *
 * @param ours whether this service made it
 */
public record KeycloakOrganization(UUID id, String alias, boolean ours) {}

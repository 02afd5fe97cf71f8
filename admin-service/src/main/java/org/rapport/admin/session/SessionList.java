package org.rapport.admin.session;

import java.util.List;
import org.rapport.admin.keycloak.KeycloakSession;

/** All sessions of one person. */
public record SessionList(List<KeycloakSession> items) {}

package org.rapport.local.keycloak;

import java.time.Duration;

/**
 * What the token endpoint answers to a code.
 *
 * @param expiresIn of the access token
 */
public record Tokens(String accessToken, String refreshToken, String idToken, Duration expiresIn) {}

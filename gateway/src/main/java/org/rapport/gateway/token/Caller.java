package org.rapport.gateway.token;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who shares quotas and places: one person or machine with one client, or one visitor with one capability.
 *
 * @param tenant the organisation acted in
 * @param with the client, or the record that the capability is about
 */
public record Caller(UUID tenant, String subject, @Nullable Object with) {}

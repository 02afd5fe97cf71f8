package org.rapport.kit.access;

import java.util.List;
import java.util.UUID;

/**
 * A member who may read a record, or may be able to.
 *
 * @param memberId     of the organisation's members
 * @param subject      as which he signs in
 * @param actions      what he may do to it, signing in as that needs
 * @param undetermined what he may be able to do to it: that depends on what whoever asks does not see of the record, or on
 *                     how the member signs in
 */
public record Reader(UUID memberId, String subject, List<String> actions, List<String> undetermined) {}

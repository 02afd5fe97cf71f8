package org.rapport.admin.member;

import java.util.List;
import java.util.UUID;

/** In which teams members are. */
public interface JoinedTeams {

    /**
     * A team that somebody is in.
     *
     * @param lead whether he leads it
     */
    record Joined(UUID id, String name, boolean lead) {}

    /** Those that {@code member} is in, the oldest first. */
    List<Joined> of(UUID member);
}

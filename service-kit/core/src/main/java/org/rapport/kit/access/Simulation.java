package org.rapport.kit.access;

import java.util.List;
import java.util.UUID;

/**
 * What would change for whom if something were done with a policy: of the members who asked something of the service in the last
 * week, on the records that were asked for then, as these are now.
 *
 * @param decisions how many decisions of that week are known of these records
 * @param outdated  how many of these were on a version of the record that is not the last
 * @param records   on how many records it was decided anew
 * @param complete  whether the caller sees all of such records; else this is only of what he sees
 * @param more      whether there are more changes than these
 * @param changes   by the types of records and what is done to them, those first by which most is lost
 */
public record Simulation(
        int decisions, int outdated, int records, boolean complete, boolean more, List<Change> changes) {

    /**
     * What would change for one member in one thing that is done to records of one type. The numbers are of records, unless
     * they are of decisions.
     *
     * @param lost            to which he may do it, and would not
     * @param gained          to which he would, and may not
     * @param stepUp          to which he may do it as he signs in, and would only with a second factor
     * @param restricted      of which he would see fewer properties, or set fewer by what he does
     * @param relaxed         of which he would see or set more
     * @param undetermined    of which that follows from what the caller does not see
     * @param lostDecisions   how often he was let do it in that week, and would not be any more; of records of which the
     *                        caller sees everything
     * @param gainedDecisions how often he was refused, and would not be any more, likewise
     * @param lostRecords     the first twenty that are lost
     * @param gainedRecords   the first twenty that are gained
     */
    public record Change(
            UUID memberId,
            String resourceType,
            String action,
            int lost,
            int gained,
            int stepUp,
            int restricted,
            int relaxed,
            int undetermined,
            int lostDecisions,
            int gainedDecisions,
            List<UUID> lostRecords,
            List<UUID> gainedRecords) {}
}

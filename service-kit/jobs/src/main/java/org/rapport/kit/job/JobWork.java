package org.rapport.kit.job;

/** A job that a replica works on for a while. */
public interface JobWork {

    /**
     * Does the next part, of less than a second, in a transaction that locks the job by {@link Jobs#lock} first.
     *
     * @return whether there is more to do
     * @throws Exception what ends the job, unless it will pass
     */
    boolean step() throws Exception;
}

package org.rapport.admin.reconciliation;

/** What is looked at before each round of the loop, by every replica. */
public interface EachRound {

    /**
     * Asks for what has become due.
     *
     * @throws RuntimeException if it cannot tell; the round goes on without
     */
    void look();
}

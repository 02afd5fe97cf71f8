package org.rapport.admin.reconciliation;

/** What every start makes sure of, once the database answers and before anything is reconciled. Runs at least once. */
public interface AtStart {

    /** Does what is missing. */
    void run();
}

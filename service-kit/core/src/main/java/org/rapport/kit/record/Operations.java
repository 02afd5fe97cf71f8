package org.rapport.kit.record;

import jakarta.inject.Singleton;
import org.rapport.kit.directory.Members;
import org.rapport.kit.http.Commands;
import org.rapport.kit.journal.Journal;
import org.rapport.kit.journal.Records;
import org.rapport.kit.paging.Lists;
import org.rapport.kit.tenant.CurrentCaller;

/** What the operations that every type has are made of, in one hand, so that each service need not ask for all of it. */
@Singleton
public final class Operations {

    final Store store;
    final Journal journal;
    final Commands commands;
    final Lists lists;
    final Records records;
    final Members members;
    final CurrentCaller caller;

    Operations(
            Store store,
            Journal journal,
            Commands commands,
            Lists lists,
            Records records,
            Members members,
            CurrentCaller caller) {
        this.store = store;
        this.journal = journal;
        this.commands = commands;
        this.lists = lists;
        this.records = records;
        this.members = members;
        this.caller = caller;
    }
}

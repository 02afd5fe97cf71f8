package org.rapport.kit.record;

import jakarta.inject.Singleton;
import org.rapport.kit.directory.Members;
import org.rapport.kit.http.Commands;
import org.rapport.kit.journal.Journal;
import org.rapport.kit.journal.Records;
import org.rapport.kit.mask.Masks;
import org.rapport.kit.paging.Lists;
import org.rapport.kit.share.Shares;
import org.rapport.kit.tenant.CurrentCaller;

/** What the operations on records are made of, in one hand, so that each service need not ask for all of it. */
@Singleton
public record Operations(
        Store store,
        References references,
        Owners owners,
        Journal journal,
        Commands commands,
        Lists lists,
        Records records,
        Masks masks,
        Members members,
        Shares shares,
        CurrentCaller caller) {}

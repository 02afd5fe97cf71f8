package org.rapport.marketing.form;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.rapport.events.marketing.FormEvent;
import org.rapport.events.marketing.FormRecord;
import org.rapport.kit.http.Commands;
import org.rapport.kit.http.IfMatch;
import org.rapport.kit.http.MergePatch;
import org.rapport.kit.journal.Journal;
import org.rapport.kit.tenant.CurrentCaller;

/** What can be done to forms, each as one journaled change. */
@ApplicationScoped
class FormService {

    private final FormRepository forms;
    private final FormKeys keys;
    private final Journal journal;
    private final Commands commands;
    private final CurrentCaller caller;

    FormService(FormRepository forms, FormKeys keys, Journal journal, Commands commands, CurrentCaller caller) {
        this.forms = forms;
        this.keys = keys;
        this.journal = journal;
        this.commands = commands;
        this.caller = caller;
    }

    FormRecord create(EditForm command) {
        var form = new Form(command);
        form.open(keys.keyOf(caller.tenant(), form.id()));
        return journal.create(form, FormEvent.Created::new);
    }

    FormRecord edit(UUID id, IfMatch ifMatch, EditForm command) {
        return journal.change(forms.lock(id, ifMatch), FormEvent.Edited::new, form -> form.edit(command));
    }

    FormRecord patch(UUID id, IfMatch ifMatch, MergePatch patch) {
        Form form = forms.lock(id, ifMatch);
        EditForm command = commands.patched(form.details(), patch);
        return journal.change(form, FormEvent.Edited::new, it -> it.edit(command));
    }

    void delete(UUID id, IfMatch ifMatch) {
        journal.delete(forms.lock(id, ifMatch), FormEvent.Deleted::new);
    }

    FormRecord restore(UUID id, IfMatch ifMatch) {
        return journal.restore(forms.lockDeleted(id, ifMatch), FormEvent.Restored::new);
    }
}

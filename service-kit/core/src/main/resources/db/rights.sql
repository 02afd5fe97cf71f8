-- Who may do what in the database of one service; by its owner, each time it migrates, before any table is made. Told by
-- the setting crm.service of the session.
do $$
declare
    service text := current_setting('crm.service');
begin
    perform pg_advisory_xact_lock(hashtext('crm_rights')); -- another replica's job may be at it
    execute format('revoke all on database %I from public', current_database());
    execute format('grant connect on database %I to %I, %I', current_database(), service, service || '_relay');
    revoke all on schema public from public;
    execute format('grant usage on schema public to %I, %I', service, service || '_relay');
    execute format('alter default privileges in schema public grant select, insert, update, delete on tables to %I', service);
    execute format('alter default privileges in schema public grant usage on sequences to %I', service);
end
$$;

-- The three roles of one service. Told by settings of the session: crm.service, and the passwords crm.owner_password,
-- crm.password and crm.relay_password (a SCRAM verifier does as well). Makes or corrects; twice changes nothing.
--
-- <service>_owner   owns the tables and migrates them; no running service has its password
-- <service>         reads and writes rows, owns nothing, and row-level security holds for it
-- <service>_relay   reads the journal and its replication stream
do $$
declare
    service text := current_setting('crm.service');
    one     record;
begin
    if service !~ '^[a-z][a-z0-9_]{0,40}$' then
        raise exception 'not a service name: %', service;
    end if;
    if current_setting('server_version_num')::int < 170000 then
        raise exception 'PostgreSQL % is too old: the suite needs 17 or later', current_setting('server_version');
    end if;
    if current_setting('wal_level') <> 'logical' then
        raise exception 'wal_level is %: the relay reads a logical replication stream; set wal_level = logical and restart PostgreSQL',
            current_setting('wal_level');
    end if;
    if current_setting('max_slot_wal_keep_size') = '-1' then
        raise warning 'max_slot_wal_keep_size is not set: the log that an abandoned relay holds may fill the disk';
    end if;
    for one in
        select * from (values
            (service || '_owner', current_setting('crm.owner_password', true), false),
            (service,             current_setting('crm.password', true),       false),
            (service || '_relay', current_setting('crm.relay_password', true), true)
        ) as role (name, password, replicates)
    loop
        if coalesce(one.password, '') = '' then
            raise exception 'the password of the role % is missing', one.name;
        end if;
        if not exists (select from pg_roles where rolname = one.name) then
            execute format('create role %I', one.name);
        end if;
        execute format('alter role %I login password %L', one.name, one.password);
        execute format('alter role %I set search_path = public', one.name);
        -- Asked first: only a superuser may name these, also when nothing changes.
        if exists (select from pg_roles where rolname = one.name
                   and (rolsuper or rolcreatedb or rolcreaterole or rolbypassrls)) then
            execute format('alter role %I nosuperuser nocreatedb nocreaterole nobypassrls', one.name);
        end if;
        if exists (select from pg_roles where rolname = one.name and rolreplication <> one.replicates) then
            execute format('alter role %I %s', one.name, case when one.replicates then 'replication' else 'noreplication' end);
        end if;
    end loop;
end
$$;

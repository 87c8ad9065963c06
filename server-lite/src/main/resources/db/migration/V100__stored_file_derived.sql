-- derived_blob_uid names what was made from the content when it came in, such as the parsed rows of
-- a manifest; it goes when the content does.
alter table stored_file add column derived_blob_uid uuid;

def results_of(job_id):
    """Waits for a job, in either dialect's words, and returns its results."""
    for look in range(LOOKS):
        job = json.loads(must("GET", "export/jobs/" + job_id))
        job = job.get("job") if isinstance(job.get("job"), dict) else job
        status = str(job.get("status", "")).upper()
        if status in ("DONE", "COMPLETED"):
            return must("GET", "export/jobs/%s/results" % job_id)
        if status in ("FAILED", "CANCELLED", "ABORTED"):
            sys.exit("Job %s ended as %s." % (job_id, status))
        print("Job %s is %s." % (job_id, status), file=sys.stderr)
        pause(look, SOONEST, RAREST)
    sys.exit("Job %s was not done after %d looks." % (job_id, LOOKS))
